import topLevelDomains from 'tlds';

const NON_ASCII = /[\u0080-\uFFFF]/;

// Built at first need: the worker starts at every event, and most events ask nothing about domains.
let names: ReadonlySet<string> | undefined;
let aLabels: ReadonlySet<string> | undefined;

/** Whether a domain's last label, in lower case and NFC, is in the IANA root zone, in ASCII, A-label or U-label spelling (E4). */
export function isTld(label: string): boolean {
  names ??= new Set(topLevelDomains);
  if (names.has(label)) return true;
  if (!label.startsWith('xn--')) return false;
  aLabels ??= aLabelsOf(topLevelDomains);
  return aLabels.has(label);
}

// The list spells the internationalised names as U-labels only.
function aLabelsOf(labels: readonly string[]): ReadonlySet<string> {
  return new Set(
    labels
      .filter((label) => NON_ASCII.test(label))
      .map((label) => new URL(`https://a.${label}`).hostname.slice('a.'.length)),
  );
}
