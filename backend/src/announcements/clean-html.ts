import sanitize from 'sanitize-html';

/** An editor never nests deeper; a parser that is fed thousands of levels overflows. */
const NESTING_LIMIT = 40;
const schemes = ['http', 'https', 'mailto', 'tel'];

const options: sanitize.IOptions = {
  allowedTags: [
    ...['p', 'br', 'h2', 'h3', 'strong', 'em', 'u', 's', 'code'],
    ...['ul', 'ol', 'li', 'blockquote', 'hr', 'a'],
  ],
  allowedAttributes: { a: ['href', 'rel', 'target'], ol: ['start'] },
  allowedSchemes: schemes,
  allowedSchemesByTag: { a: schemes },
  allowProtocolRelative: false,
  // What these hold is no text of an announcement.
  nonTextTags: [
    ...['script', 'style', 'textarea', 'option', 'noscript', 'title', 'template', 'xmp'],
    ...['svg', 'math', 'iframe', 'object', 'noembed', 'noframes', 'plaintext'],
  ],
  nestingLimit: NESTING_LIMIT,
  transformTags: {
    b: 'strong',
    i: 'em',
    del: 's',
    strike: 's',
    div: 'p',
    h1: 'h2',
    h4: 'h3',
    h5: 'h3',
    h6: 'h3',
    a: (_tag, { href }) =>
      isWebAddress(href)
        ? { tagName: 'a', attribs: { href, rel: 'noopener noreferrer', target: '_blank' } }
        : { tagName: 'span', attribs: {} },
    ol: (tagName, { start }) => ({
      tagName,
      attribs: start !== undefined && /^\d{1,4}$/.test(start) ? { start } : {},
    }),
  },
};

/** A link that leads somewhere is absolute; anything else has no place to start from. */
function isWebAddress(href: string | undefined): href is string {
  if (href === undefined || !URL.canParse(href)) return false;
  return schemes.includes(new URL(href).protocol.slice(0, -1));
}

/**
 * HTML of an announcement, of a few elements that can do nothing but be read: no scripts, styles,
 * pictures, classes; links to other sites open by themselves. Empty where nothing is left to read.
 */
export function cleanHtml(html: string): string {
  const clean = sanitize(html, options).trim();
  const text = clean.replace(/<[^>]*>|&nbsp;|\s/g, '');
  return text === '' ? '' : clean;
}
