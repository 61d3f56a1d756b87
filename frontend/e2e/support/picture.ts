import type { Locator, Page } from '@playwright/test';

import { colours, type Colour } from './colour-camera.ts';
import type { Rgb } from './y4m.ts';

declare global {
  interface Window {
    /** Every peer connection that the page ever made. */
    examPeers: RTCPeerConnection[];
  }
}

/** Keeps the page's peer connections where `framesDecoded` finds them. Before the page loads. */
export async function watchPeers(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.examPeers = [];
    const Original = window.RTCPeerConnection;
    window.RTCPeerConnection = class extends Original {
      constructor(configuration?: RTCConfiguration) {
        super(configuration);
        window.examPeers.push(this);
      }
    };
  });
}

/** The colour that a video shows now, or null while it shows none of ours. */
export async function colourOf(video: Locator): Promise<Colour | null> {
  const seen = await video.evaluate((element: HTMLVideoElement): Rgb | null => {
    if (element.videoWidth === 0) return null;
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = 8;
    const context = canvas.getContext('2d');
    if (!context) return null;
    // The upper half: the square wanders along the lower edge.
    const { videoWidth: width, videoHeight: height } = element;
    context.drawImage(element, 0, 0, width, height / 2, 0, 0, 8, 8);
    const { data } = context.getImageData(0, 0, 8, 8);
    const sum = [0, 0, 0];
    for (let i = 0; i < data.length; i += 4) {
      for (let c = 0; c < 3; c++) sum[c] = (sum[c] ?? 0) + (data[i + c] ?? 0) / 64;
    }
    return sum as unknown as Rgb;
  });
  return seen && nearest(seen);
}

function nearest(seen: Rgb): Colour | null {
  const distance = (colour: Colour) =>
    Math.hypot(...colours[colour].map((c, i) => c - (seen[i] ?? 0)));
  const names = Object.keys(colours) as Colour[];
  const best = names.reduce((a, b) => (distance(a) <= distance(b) ? a : b));
  return distance(best) < 60 ? best : null;
}

/** Video frames that the page has ever decoded from others, over all its connections. */
export async function framesDecoded(page: Page): Promise<number> {
  return page.evaluate(async () => {
    let frames = 0;
    for (const peer of window.examPeers) {
      if (peer.connectionState === 'closed') continue;
      for (const report of (await peer.getStats()).values() as Iterable<RTCInboundRtpStreamStats>) {
        if (report.type === 'inbound-rtp' && report.kind === 'video') {
          frames += report.framesDecoded ?? 0;
        }
      }
    }
    return frames;
  });
}

/** Bytes of sound and pictures that the page has ever received, over its open connections. */
export async function mediaBytesReceived(page: Page): Promise<number> {
  return page.evaluate(async () => {
    let bytes = 0;
    for (const peer of window.examPeers) {
      if (peer.connectionState === 'closed') continue;
      for (const report of (await peer.getStats()).values() as Iterable<RTCInboundRtpStreamStats>) {
        if (report.type === 'inbound-rtp') bytes += report.bytesReceived ?? 0;
      }
    }
    return bytes;
  });
}
