import type { ComponentChildren } from 'preact';
import { mailUrl } from '../../lib/identifier';

/** An address that may be opened: https, mailto or tel; anything else is `undefined`, to be shown as text. */
function safeHref(raw: string): string | undefined {
  const withScheme = /^[a-z][a-z0-9+.-]*:/i.test(raw) ? raw : `https://${raw}`;
  try {
    const url = new URL(withScheme);
    if (url.protocol === 'http:') url.protocol = 'https:';
    // A provider's address is one recipient, whatever is in it: no copies, no text of its own.
    if (url.protocol === 'mailto:') return mailUrl(raw.slice('mailto:'.length).trim());
    return ['https:', 'mailto:', 'tel:'].includes(url.protocol) ? url.href : undefined;
  } catch {
    return undefined;
  }
}

/** A link out of our pages, of which there are no others, or its text alone where it leads nowhere safe. */
export function Link(props: { to: string; class?: string; children: ComponentChildren }) {
  const { to, children } = props;
  const href = safeHref(to);
  if (href === undefined) return <span>{children}</span>;
  return (
    <a class={props.class} href={href} target="_blank" rel="noopener noreferrer">
      {children}
    </a>
  );
}
