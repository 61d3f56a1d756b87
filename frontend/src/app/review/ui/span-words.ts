/** Which text says a span of so many seconds, and its numbers. */
export function spanWords(seconds: number | null): {
  readonly key: string;
  readonly values: Record<string, number>;
} {
  if (seconds === null) return { key: 'review.span.none', values: {} };
  const minutes = Math.round(seconds / 60);
  if (minutes < 1) return { key: 'review.span.seconds', values: { seconds: Math.round(seconds) } };
  if (minutes < 60) return { key: 'review.span.minutes', values: { minutes } };
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return { key: 'review.span.hours', values: { hours, minutes: minutes % 60 } };
  return { key: 'review.span.days', values: { days: Math.round(hours / 24) } };
}
