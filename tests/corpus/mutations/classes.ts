import type { Mutation } from './mutation';

/** Mutations of the lines on classes of addresses. */
export const CLASSES: readonly Mutation[] = [
  {
    line: 'C0',
    file: 'lib/detect/classes/placeholders.ts',
    find: 'if (RESERVED.has(domain)) return true;',
    replace: 'if ([...RESERVED].some((name) => domain.endsWith(name))) return true;',
    breaks: 'subdomains and look-alikes of example.com',
  },
  {
    line: 'C0',
    file: 'lib/detect/classes/placeholders.ts',
    find: 'return mailboxes.has(',
    replace: 'return true || mailboxes.has(',
    breaks: 'any mailbox at a stock domain',
  },
  {
    line: 'C1',
    file: 'lib/detect/class-of.ts',
    find: "if (isMailboxProvider(domain)) return 'personal';\n  if (isRoleName(local)) return 'role';",
    replace:
      "if (isRoleName(local)) return 'role';\n  if (isMailboxProvider(domain)) return 'personal';",
    breaks: 'role before personal',
  },
  {
    line: 'C1',
    file: 'lib/detect/class-of.ts',
    find: "if (isPlaceholder(local, domain)) return 'placeholder';\n  if (isNoReply(local, domain)) return 'noreply';",
    replace:
      "if (isNoReply(local, domain)) return 'noreply';\n  if (isPlaceholder(local, domain)) return 'placeholder';",
    breaks: 'noreply before placeholder',
  },
  {
    line: 'C2',
    file: 'lib/detect/class-of.ts',
    find: '(?:noreply|donotreply)$/',
    replace: '(?:noreply|donotreply)/',
    breaks: 'noreply anywhere in the local part',
  },
  {
    line: 'C2',
    file: 'lib/detect/class-of.ts',
    find: "label === 'noreply' || label === 'no-reply'",
    replace: 'label.length > 63',
    breaks: 'no label of the domain counts',
  },
  {
    line: 'C3',
    file: 'lib/detect/classes/throw-away.ts',
    find: 'if (domains.has(name)) return true;',
    replace: '',
    breaks: 'the list of throw-away providers is not asked',
  },
  {
    line: 'C4',
    file: 'lib/detect/classes/mailbox-providers.ts',
    find: 'return domains.has(domain) ||',
    replace: "return domains.has(domain) || domains.has(domain.replace(/^[^.]+./, '')) ||",
    breaks: 'subdomains of providers',
  },
  {
    line: 'C4',
    file: 'lib/detect/classes/mailbox-providers.ts',
    find: 'for (const names of ADDED_PROVIDERS)',
    replace: 'for (const names of ADDED_PROVIDERS.slice(0, 0))',
    breaks: 'providers of countries are missing',
  },
  {
    line: 'C5',
    file: 'lib/detect/class-of.ts',
    find: "whole.indexOf('+', 1)",
    replace: '-1',
    breaks: 'tags stay',
  },
  {
    line: 'C5',
    file: 'lib/detect/classes/role-names.ts',
    find: 'return known.has(folded(words)) ||',
    replace: "return known.has(folded(words)) || known.has(words.split('-')[0] ?? '') ||",
    breaks: 'a role word with more text after it',
  },
  {
    line: 'C6',
    file: 'lib/detect/class-of.ts',
    find: "return 'business';",
    replace: String.raw`return /\.(?:edu|gov)$/.test(domain) ? 'role' : 'business';`,
    breaks: 'universities and public bodies are left out',
  },
];
