import type { JanusJS } from 'janus-gateway';

import type { JanusHandle } from './janus-handle';

type Kind = 'audio' | 'video';

/** What the person has switched on. */
export interface Switches {
  readonly microphone: boolean;
  readonly camera: boolean;
}

/**
 * Simulcast: three layers of a 720p picture, highest first as Janus expects it; bits per second.
 * A smaller camera gives the browser fewer layers, which Janus copes with.
 */
const layers: RTCRtpEncodingParameters[] = [
  { rid: 'h', maxBitrate: 1_300_000 },
  { rid: 'm', maxBitrate: 400_000, scaleResolutionDownBy: 2 },
  { rid: 'l', maxBitrate: 120_000, scaleResolutionDownBy: 4 },
];

const isConfigured = (message: { readonly [field: string]: unknown }) =>
  message['configured'] === 'ok';

/** Sends this person's camera and microphone on the handle that is in the room. */
export class Publisher {
  private tracks = new Map<Kind, MediaStreamTrack>();

  constructor(
    private readonly handle: JanusHandle,
    private readonly switches: () => Switches,
  ) {}

  get peer(): RTCPeerConnection | null {
    return this.handle.peer;
  }

  /** Publishes the stream's tracks; afterwards, changes to those of another without a new offer. */
  async send(stream: MediaStream): Promise<void> {
    const next = new Map<Kind, MediaStreamTrack>();
    for (const track of stream.getTracks()) next.set(track.kind as Kind, track);
    const added = [...next].filter(([kind]) => !this.senderOf(kind));
    this.tracks = next;
    this.applySwitches();
    for (const kind of ['audio', 'video'] as const) {
      await this.senderOf(kind)?.replaceTrack(next.get(kind) ?? null);
    }
    if (added.length > 0) await this.negotiate(added);
    else await this.describe();
  }

  /** Puts the switches into effect and tells the others. */
  async switch(): Promise<void> {
    this.applySwitches();
    await this.describe();
  }

  /** Looks for a new way to Janus. */
  async restart(): Promise<void> {
    if (!this.peer) return;
    await this.exchange(
      { request: 'configure', keyframe: true },
      await this.handle.offer([], true),
    );
  }

  private async negotiate(added: readonly (readonly [Kind, MediaStreamTrack])[]): Promise<void> {
    const request = this.peer ? 'configure' : 'publish';
    const offer = await this.handle.offer(added.map(([kind, track]) => trackOption(kind, track)));
    await this.exchange({ request, descriptions: this.descriptions() }, offer);
  }

  private async exchange(
    message: { request: string; [field: string]: unknown },
    offer: JanusJS.JSEP,
  ): Promise<void> {
    const { jsep } = await this.handle.ask(message, isConfigured, offer);
    if (jsep) await this.handle.accept(jsep);
  }

  private async describe(): Promise<void> {
    const descriptions = this.descriptions();
    if (descriptions.length > 0) await this.handle.send({ request: 'configure', descriptions });
  }

  /** The state of each stream as the others are told: a muted track still sends, so they cannot see. */
  private descriptions(): { mid: string; description: 'on' | 'off' }[] {
    return (this.peer?.getTransceivers() ?? []).flatMap(({ mid, sender, receiver }) => {
      if (mid === null) return [];
      const on = sender.track?.enabled === true && this.isOn(receiver.track.kind as Kind);
      return [{ mid, description: on ? ('on' as const) : ('off' as const) }];
    });
  }

  private applySwitches(): void {
    for (const [kind, track] of this.tracks) track.enabled = this.isOn(kind);
  }

  private isOn(kind: Kind): boolean {
    const { microphone, camera } = this.switches();
    return kind === 'audio' ? microphone : camera;
  }

  private senderOf(kind: Kind): RTCRtpSender | undefined {
    const transceivers = this.peer?.getTransceivers() ?? [];
    return transceivers.find(({ receiver }) => receiver.track.kind === kind)?.sender;
  }
}

function trackOption(kind: Kind, capture: MediaStreamTrack): JanusJS.TrackOption {
  // The tracks belong to the page, which shows them too: janus.js must not stop them.
  const option: JanusJS.TrackOption = { type: kind, capture, recv: false, dontStop: true };
  return kind === 'audio' ? option : { ...option, simulcast: true, sendEncodings: layers };
}
