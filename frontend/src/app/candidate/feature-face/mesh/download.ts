/** Fetches a file, telling how many bytes more have come. Rejects where it is not there. */
export async function download(url: string, came: (bytes: number) => void): Promise<ArrayBuffer> {
  const answer = await fetch(url);
  if (!answer.ok || !answer.body) throw new Error(`${url}: ${String(answer.status)}`);
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  const reader = answer.body.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    chunks.push(part.value);
    came(part.value.length);
  }
  return new Blob(chunks).arrayBuffer();
}
