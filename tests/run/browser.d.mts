/** See browser.mjs, which stays plain JavaScript because it runs before anything is installed. */
export function findBrowser(): string | undefined;
export function findFirefox(): string | undefined;
export const howToGetFirefox: string;
export function ensureBrowser(options?: {
  readonly native?: boolean;
}): Promise<{ readonly chromium: string; readonly desktop: boolean }>;
export function ensureDesktop(): Promise<boolean>;
