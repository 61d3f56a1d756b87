/** A message of Janus's JSON protocol, in either direction. */
export interface JanusMessage {
  readonly janus: string;
  readonly [field: string]: unknown;
}

/** An object whose fields nobody has looked at yet. */
export type UnknownObject = Readonly<Record<string, unknown>>;

/** Janus, or its VideoRoom plugin, refused a request. */
export class JanusRequestError extends Error {
  readonly code: number;

  constructor(code: number, reason: string) {
    super(`Janus ${String(code)}: ${reason}`);
    this.name = 'JanusRequestError';
    this.code = code;
  }
}

/** Janus did not answer, or the connection ended before it could. */
export class JanusUnreachableError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'JanusUnreachableError';
  }
}

/** The value as an object, or undefined for anything else, arrays and null too. */
export function asObject(value: unknown): UnknownObject | undefined {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isObject ? (value as UnknownObject) : undefined;
}

/** Parses one frame of the protocol; undefined when it is none. */
export function parseJanusMessage(text: string): JanusMessage | undefined {
  try {
    const message = asObject(JSON.parse(text));
    return typeof message?.['janus'] === 'string' ? (message as JanusMessage) : undefined;
  } catch {
    return undefined;
  }
}

/** What the plugin says in a message of Janus, if it says anything. */
export function pluginData(message: JanusMessage): UnknownObject | undefined {
  return asObject(asObject(message['plugindata'])?.['data']);
}

/** Throws JanusRequestError when Janus or the plugin answered with an error. */
export function throwOnError(message: JanusMessage): void {
  const error = message.janus === 'error' ? asObject(message['error']) : undefined;
  if (error) throw new JanusRequestError(Number(error['code']), String(error['reason']));
  const data = pluginData(message);
  if (data?.['error_code'] !== undefined) {
    throw new JanusRequestError(Number(data['error_code']), String(data['error']));
  }
}
