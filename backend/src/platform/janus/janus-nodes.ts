import { EventEmitter } from 'node:events';

import type { Config } from '../config/config.ts';
import type { Logger } from '../logging/logger.ts';
import { JanusNode } from './janus-node.ts';
import { createTokenSigner } from './signed-token.ts';

type JanusConfig = Pick<
  Config,
  | 'JANUS_URL'
  | 'JANUS_ADMIN_URL'
  | 'JANUS_ADMIN_SECRET'
  | 'JANUS_VIDEOROOM_KEY'
  | 'JANUS_TOKEN_SECRET'
>;

/** All Janus nodes of the deployment; emits `up` and `down` with the node. */
export class JanusNodes extends EventEmitter<{ up: [JanusNode]; down: [JanusNode] }> {
  /** Signs a token for one message. */
  readonly sign: () => string;
  private readonly nodes: readonly JanusNode[];

  constructor(config: JanusConfig, logger: Logger) {
    super();
    this.setMaxListeners(0);
    this.sign = createTokenSigner(config.JANUS_TOKEN_SECRET);
    this.nodes = config.JANUS_URL.map(
      (url, index) =>
        new JanusNode({
          url,
          adminUrl: config.JANUS_ADMIN_URL[index] ?? '',
          adminSecret: config.JANUS_ADMIN_SECRET,
          videoRoomKey: config.JANUS_VIDEOROOM_KEY,
          sign: this.sign,
          logger,
          onUp: (node) => this.emit('up', node),
          onDown: (node) => this.emit('down', node),
        }),
    );
  }

  /** Starts supervision; resolves after the first look at every node. */
  async start(): Promise<void> {
    await Promise.all(this.nodes.map((node) => node.start()));
  }

  /** Ends supervision and every connection of ours. */
  stop(): void {
    for (const node of this.nodes) node.stop();
  }

  /** Those that answer. */
  live(): readonly JanusNode[] {
    return this.nodes.filter((node) => node.isUp);
  }

  /** The live node of that address, if it is one. */
  find(url: string): JanusNode | undefined {
    return this.live().find((node) => node.url === url);
  }
}
