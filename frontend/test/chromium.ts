/** Debian's Chromium, or the browser that CHROMIUM_BIN names. */
export const chromiumExecutable = process.env['CHROMIUM_BIN'] ?? '/usr/bin/chromium';

/** For headless runs, also as root in a container, that ask nobody and call nobody. */
export const chromiumArguments: readonly string[] = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
