import type { FaceMeasures } from '@exam/contracts';

/** What a camera's frame shows; measures are ratios, as the server takes them. */
export interface Look {
  readonly faces: number;
  /** Of the only face; null for none or several. */
  readonly measures: FaceMeasures | null;
  /** Height of the face by that of the frame. */
  readonly size: number;
  /** How far the face is from the middle, as a part of the frame's width. */
  readonly aside: number;
  /** Mean luma of the face, or of the whole frame where there is none: 0 to 255. */
  readonly brightness: number;
}

export type MeshRequest =
  { readonly kind: 'load' } | { readonly kind: 'look'; readonly frame: ImageBitmap };

export type MeshAnswer =
  /** Bytes so far. */
  | { readonly kind: 'loading'; readonly bytes: number }
  | { readonly kind: 'ready' }
  | { readonly kind: 'failed' }
  | { readonly kind: 'looked'; readonly look: Look };
