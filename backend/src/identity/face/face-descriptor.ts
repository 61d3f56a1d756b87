/** Which weights have looked; stored with every result, since a school may calibrate anew. */
export const FACE_MODEL = 'human-3.3.6/blazeface+facemesh+iris/faceres-aligned-224';

/** Cosine of the angle between two descriptors: 1 for the same direction. */
export function similarity(one: Float32Array, other: Float32Array): number {
  return one.reduce((sum, value, index) => sum + value * (other[index] ?? 0), 0);
}
