/** How Chromium is started: these extensions in it, these hosts on those ports of 127.0.0.1, and every other host at the sink. */
export function argumentsFor(
  extensionDirs: readonly string[],
  hosts: Readonly<Record<string, number>>,
  sinkPort: number,
): string[] {
  // The first rule that matches decides, so the catch-all stands last; EXCLUDE beats every MAP.
  const rules = [
    ...Object.entries(hosts).map(([host, port]) => `MAP ${host} 127.0.0.1:${port}`),
    'EXCLUDE localhost',
    'EXCLUDE 127.0.0.1',
    `MAP * 127.0.0.1:${sinkPort}`,
  ];
  return [
    // Chromium refuses to run as root with its sandbox.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    `--disable-extensions-except=${extensionDirs.join(',')}`,
    `--load-extension=${extensionDirs.join(',')}`,
    '--enable-unsafe-extension-debugging',
    '--remote-debugging-port=0',
    `--host-resolver-rules=${rules.join(', ')}`,
    // A proxy of the machine would resolve names itself, past the rules.
    '--no-proxy-server',
    '--ignore-certificate-errors',
    '--disable-background-networking',
    '--no-first-run',
    '--window-size=1280,900',
  ];
}
