/** Where a provider listens: https, unless a plain http:// is written in front. */
export interface ProviderEndpoint {
  readonly protocol: 'http' | 'https';
  /** With the port, where one is given. */
  readonly host: string;
}

/** Reads `host`, `host:port`, or a URL of those. Throws TypeError for what is none. */
export function parseEndpoint(endpoint: string): ProviderEndpoint {
  const { protocol, host } = new URL(
    /^https?:\/\//.test(endpoint) ? endpoint : `https://${endpoint}`,
  );
  return { protocol: protocol === 'http:' ? 'http' : 'https', host };
}
