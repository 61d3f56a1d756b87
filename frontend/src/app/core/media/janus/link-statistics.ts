export interface PictureStatistics {
  readonly framesDecoded: number;
  readonly width: number;
  readonly height: number;
}

/** What one peer connection has counted since it began. */
export interface LinkStatistics {
  /** Milliseconds; null before the first measurement. */
  readonly roundTripMs: number | null;
  /** Packets of all kinds that came in: nothing more comes when the network is gone. */
  readonly arrived: number;
  readonly received: number;
  readonly lost: number;
  /** Share of what we send that does not arrive, from 0 to 1; null when nothing is sent. */
  readonly sentLoss: number | null;
  /** Pictures that come in, by mid. */
  readonly pictures: ReadonlyMap<string, PictureStatistics>;
}

type Report = Readonly<Record<string, unknown>>;

const number = (value: unknown) => (typeof value === 'number' ? value : 0);
const sum = (reports: readonly Report[], field: string) =>
  reports.reduce((total, report) => total + number(report[field]), 0);

export async function readStatistics(peer: RTCPeerConnection): Promise<LinkStatistics> {
  const reports = [...(await peer.getStats()).values()] as Report[];
  const of = (type: string) => reports.filter((report) => report['type'] === type);
  const incoming = of('inbound-rtp');
  const trips = [...of('candidate-pair'), ...of('remote-inbound-rtp')]
    .map((report) => report['currentRoundTripTime'] ?? report['roundTripTime'])
    .filter((seconds) => typeof seconds === 'number');
  const losses = of('remote-inbound-rtp').map((report) => number(report['fractionLost']));
  return {
    roundTripMs: trips[0] === undefined ? null : Math.round(trips[0] * 1_000),
    arrived: sum(of('transport'), 'packetsReceived'),
    received: sum(incoming, 'packetsReceived'),
    lost: sum(incoming, 'packetsLost'),
    sentLoss: losses.length === 0 ? null : Math.max(...losses),
    pictures: new Map(incoming.filter(({ kind }) => kind === 'video').map(toPicture)),
  };
}

function toPicture(report: Report): [string, PictureStatistics] {
  return [
    String(report['mid']),
    {
      framesDecoded: number(report['framesDecoded']),
      width: number(report['frameWidth']),
      height: number(report['frameHeight']),
    },
  ];
}
