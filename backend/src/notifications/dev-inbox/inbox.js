/* global document, fetch, navigator, setTimeout, clearTimeout, AbortController, URLSearchParams */

const REFRESH_MS = 2000;
const PHONE_DIGITS = 11;

const form = document.querySelector('form');
const field = document.querySelector('#phone');
const state = document.querySelector('#state');
const list = document.querySelector('#messages');
const template = document.querySelector('#message');
const times = new Intl.DateTimeFormat('zh-CN', { dateStyle: 'short', timeStyle: 'medium' });

let timer;
let asking = new AbortController();
let shown = '';

function tell(text, kind = 'info') {
  // A screen reader must not repeat every two seconds what has not changed.
  if (state.textContent !== text) state.textContent = text;
  state.dataset.kind = kind;
}

function draw({ code, text, sentAt }) {
  const item = template.content.cloneNode(true);
  item.querySelector('.code').textContent = code;
  item.querySelector('.text').textContent = text;
  const time = item.querySelector('time');
  time.dateTime = sentAt;
  time.textContent = times.format(new Date(sentAt));
  const copy = item.querySelector('button');
  copy.hidden = code === '';
  copy.addEventListener('click', () => {
    navigator.clipboard.writeText(code).then(
      () => (copy.textContent = '已复制'),
      () => (copy.textContent = '无法复制'),
    );
  });
  return item;
}

function show(messages) {
  tell(
    messages.length ? '收到短信后自动刷新，最新的在最前。' : '还没有收到短信，收到后会自动显示。',
  );
  const fresh = JSON.stringify(messages);
  if (fresh === shown) return;
  shown = fresh;
  list.replaceChildren(...messages.map(draw));
}

async function look() {
  const query = new URLSearchParams({ phone: field.value });
  const { signal } = asking;
  try {
    const answer = await fetch(`/api/dev/sms?${query}`, { signal });
    if (signal.aborted) return;
    if (answer.ok) show((await answer.json()).messages);
    else if (answer.status === 400) tell('这不是大陆手机号，请检查。', 'error');
    else tell(`服务器返回错误（${answer.status}），稍后自动重试。`, 'error');
  } catch {
    if (signal.aborted) return;
    tell('连接不上服务器，稍后自动重试。', 'error');
  }
  timer = setTimeout(look, REFRESH_MS);
}

function start() {
  clearTimeout(timer);
  asking.abort();
  asking = new AbortController();
  show([]);
  if (field.value.replace(/\D/g, '').length >= PHONE_DIGITS) void look();
  else tell('请输入收短信的 11 位手机号。');
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
  start();
});
field.addEventListener('input', start);
start();
