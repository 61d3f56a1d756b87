const listItem = (element: Element) =>
  element.matches('p[class*="MsoListParagraph"], p[style*="mso-list:"]');
/** 1. or a) or 一、 before its gap; a bullet is anything else. */
const numbered = /^\s*[(（]?([0-9]+|[a-z]|[ivx]+|[一二三四五六七八九十]+)[.)）、]/i;

/**
 * What word processors put on the clipboard, as the editor understands it: their lists are paragraphs
 * that look like lists, their comments hold a style sheet each. Other HTML comes out as it was.
 */
export function pasteFromWord(html: string): string {
  if (!/mso-|MsoNormal|MsoList|urn:schemas-microsoft-com/.test(html)) return html;
  const body = new DOMParser().parseFromString(html, 'text/html').body;
  removeNoise(body);
  let list = null as Element | null;
  for (const paragraph of [...body.querySelectorAll('p')]) {
    if (!listItem(paragraph)) {
      list = null;
      continue;
    }
    const marker = takeMarker(paragraph);
    const tag = numbered.test(marker) ? 'ol' : 'ul';
    const follows = list && paragraph.previousElementSibling === list;
    if (!follows || list?.localName !== tag) {
      list = body.ownerDocument.createElement(tag);
      paragraph.before(list);
    }
    const item = body.ownerDocument.createElement('li');
    list.append(item);
    item.append(paragraph);
  }
  return body.innerHTML;
}

function removeNoise(body: HTMLElement): void {
  for (const element of body.querySelectorAll('style, meta, link, title, xml')) element.remove();
  const comments = body.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_COMMENT);
  const found: Node[] = [];
  while (comments.nextNode()) found.push(comments.currentNode);
  for (const comment of found) comment.parentNode?.removeChild(comment);
  for (const element of [...body.querySelectorAll('*')]) {
    // Elements of Office's own namespaces, such as <o:p>.
    if (element.localName.includes(':')) element.replaceWith(...element.childNodes);
  }
}

/** Takes away what Word wrote in front of a list's line: its sign, and the gap after it. */
function takeMarker(paragraph: Element): string {
  const marker = paragraph.querySelector('span[style*="mso-list:Ignore" i]');
  const text = marker?.textContent ?? '';
  marker?.remove();
  return text;
}
