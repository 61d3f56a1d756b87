/** From here on two faces are taken for one person; in between nobody decides but a human. */
export const faceThresholds = { verified: 0.62, uncertain: 0.45 } as const;

/** Similarities of pairs of pictures. */
export interface ScoredPairs {
  /** Of one person. */
  readonly genuine: readonly number[];
  /** Of two people. */
  readonly impostor: readonly number[];
}

export interface ErrorRates {
  /** Part of the pairs of two people that are taken for one (FAR). */
  readonly falseAccepts: number;
  /** Part of the pairs of one person that are not (FRR). */
  readonly falseRejects: number;
}

export function errorRatesAt({ genuine, impostor }: ScoredPairs, threshold: number): ErrorRates {
  const part = (scores: readonly number[], counts: (score: number) => boolean) =>
    scores.filter(counts).length / scores.length;
  return {
    falseAccepts: part(impostor, (score) => score >= threshold),
    falseRejects: part(genuine, (score) => score < threshold),
  };
}

/** Where both rates are closest to each other: the threshold, and the mean of the two (EER). */
export function equalErrorRate(pairs: ScoredPairs): { threshold: number; rate: number } {
  const thresholds = [...pairs.genuine, ...pairs.impostor].sort((one, other) => one - other);
  let best = { threshold: 0, rate: 1, gap: Number.POSITIVE_INFINITY };
  for (const threshold of thresholds) {
    const { falseAccepts, falseRejects } = errorRatesAt(pairs, threshold);
    const gap = Math.abs(falseAccepts - falseRejects);
    if (gap < best.gap) best = { threshold, rate: (falseAccepts + falseRejects) / 2, gap };
  }
  return { threshold: best.threshold, rate: best.rate };
}
