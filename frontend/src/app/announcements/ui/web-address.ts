const known = /^(https?|mailto|tel):/i;
/** Something before a colon that is no port's. */
const otherScheme = /^[a-z][a-z0-9+.-]*:(?!\d)/i;

/** What was typed as a whole address, https where nothing is said; null for what leads nowhere. */
export function webAddress(typed: string): string | null {
  const text = typed.trim();
  if (/\s/.test(text)) return null;
  if (/^[^@:/]+@[^@/]+\.[^@/]+$/.test(text)) return `mailto:${text}`;
  if (!known.test(text) && otherScheme.test(text)) return null;
  const whole = known.test(text) ? text : `https://${text}`;
  if (!URL.canParse(whole)) return null;
  const { protocol, hostname, href } = new URL(whole);
  if (!protocol.startsWith('http')) return href;
  return /[^.]\.[^.]|^localhost$/.test(hostname) ? href : null;
}
