// What a first visit to a page of a running portal costs. Usage: measure-first-page.ts [URL]
import { chromium } from 'playwright-core';

import { chromiumArguments, chromiumExecutable } from './chromium.ts';

const [url = 'http://localhost:8080/login'] = process.argv.slice(2);
const browser = await chromium.launch({
  executablePath: chromiumExecutable,
  args: [...chromiumArguments],
});
try {
  const page = await browser.newPage({ locale: 'zh-CN' });
  const devtools = await page.context().newCDPSession(page);
  const paths = new Map<string, string>();
  const sizes: [string, number][] = [];
  await devtools.send('Network.enable');
  devtools.on('Network.responseReceived', ({ requestId, response }) => {
    paths.set(requestId, new URL(response.url).pathname);
  });
  devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    sizes.push([paths.get(requestId) ?? '?', encodedDataLength]);
  });
  await page.goto(url, { waitUntil: 'networkidle' });
  for (const [path, bytes] of sizes.sort(([, a], [, b]) => b - a)) {
    console.log(`${(bytes / 1_000).toFixed(1).padStart(7)} kB  ${path}`);
  }
  const total = sizes.reduce((sum, [, bytes]) => sum + bytes, 0);
  console.log(
    `${(total / 1_000).toFixed(1).padStart(7)} kB  with headers, ${sizes.length} answers`,
  );
} finally {
  await browser.close();
}
