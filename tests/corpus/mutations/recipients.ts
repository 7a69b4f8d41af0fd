import type { Mutation } from './mutation';

/** Mutations of the lines on addresses in links, and of the one that all kinds of mailboxes count. */
export const RECIPIENTS: readonly Mutation[] = [
  {
    line: 'E13',
    file: 'lib/detect/mailto.ts',
    find: '(?:to|cc|bcc)=/i;\n// A query',
    replace: '(?:to|cc)=/i;\n// A query',
    breaks: 'bcc is not read',
  },
  {
    line: 'E13',
    file: 'lib/detect/mailto.ts',
    find: '(?:to|cc|bcc)=/i;\n// A query',
    replace: '(?:to|cc|bcc|body)=/i;\n// A query',
    breaks: 'the body is read',
  },
  {
    line: 'E13',
    file: 'lib/detect/mailto.ts',
    find: 'addressesIn(decodedBySequence(list))',
    replace: "addressesIn(decodedBySequence(list.replaceAll('+', ' ')))",
    breaks: 'a plus is a space',
  },
  {
    line: 'E14',
    file: 'lib/detect/mailto.ts',
    find: 'byte ^ key',
    replace: 'byte',
    breaks: 'the key is not applied',
  },
  {
    line: 'E14',
    file: 'lib/detect/mailto.ts',
    find: 'return recipients(`',
    replace: 'return addressesIn(`',
    breaks: 'what is protected is read as text',
  },
  {
    line: 'E14',
    file: 'lib/detect/page/links.ts',
    find: "['data-cfemail', '/cdn-cgi/l/email-protection#']",
    replace: "['data-nothing', '']",
    breaks: 'data-cfemail is not read',
  },
  {
    line: 'E15',
    file: 'lib/detect/addresses.ts',
    find: 'if (hit === undefined) continue;',
    replace:
      'if (hit === undefined || /^no-?reply@/.test(text.slice(hit.start, hit.end))) continue;',
    breaks: 'noreply addresses are dropped',
  },
  {
    line: 'E15',
    file: 'lib/detect/addresses.ts',
    find: 'if (hit === undefined) continue;',
    replace:
      'if (hit === undefined || /^(?:info|postmaster)@/.test(text.slice(hit.start, hit.end))) continue;',
    breaks: 'role addresses are dropped',
  },
];
