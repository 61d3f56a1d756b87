/** 640 KB, 3.2 MB: rounded up, so that nothing shows as zero. */
export function bytesText(bytes: number): string {
  const kilobytes = Math.max(1, Math.ceil(bytes / 1_024));
  if (kilobytes < 1_000) return `${String(kilobytes)} KB`;
  return `${(bytes / 1_048_576).toFixed(1).replace(/\.0$/, '')} MB`;
}
