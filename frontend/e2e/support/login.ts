import { expect, type Page } from '@playwright/test';

interface Message {
  readonly code: string;
  readonly sentAt: string;
}

/** Those that the dev inbox shows, the newest first. */
async function messagesTo(page: Page, phone: string): Promise<Message[]> {
  const answer = await page.request.get('/api/dev/sms', { params: { phone } });
  return ((await answer.json()) as { messages: Message[] }).messages;
}

/** Asks for a code by the login page's button, and reads it in the dev inbox. */
export async function requestCode(page: Page, phone: string): Promise<string> {
  const [before] = await messagesTo(page, phone);
  await page.getByRole('button', { name: '获取验证码' }).click();
  let newest: Message | undefined;
  await expect
    .poll(async () => {
      [newest] = await messagesTo(page, phone);
      return newest?.sentAt;
    })
    .not.toBe(before?.sentAt);
  return newest?.code ?? '';
}
