/** A landmark in pixels of its frame. */
export type Point = readonly [x: number, y: number];

/** What the liveness check reads from one face: ratios, so that size and resolution do not matter. */
export interface FaceMeasures {
  /**
   * Where the nose is between the contours of the face: 0 in the middle, positive when the face is
   * turned to its own left, about ±1 in profile.
   */
  readonly noseOffset: number;
  /** Width by height of the face. */
  readonly proportion: number;
  /** Mean eye aspect ratio (height by width) of both eyes: about 0.35 open, 0.15 closed. */
  readonly eyeOpening: number;
  /** Height by width between the lips. */
  readonly mouthOpening: number;
}

/** Five points by which faces are laid over one another. */
export interface FaceAnchors {
  /** As the picture shows it: the left eye is the one further left. */
  readonly leftEye: Point;
  readonly rightEye: Point;
  readonly nose: Point;
  readonly leftMouth: Point;
  readonly rightMouth: Point;
}

// Indices of the 468-point mesh (MediaPipe Face Mesh).
const contour = { left: 234, right: 454, top: 10, chin: 152 };
const nose = 1;
const lips = { upper: 13, lower: 14, left: 78, right: 308 };
/** Corner, two above, corner, two below, as the eye aspect ratio takes them (Soukupová, Čech 2016). */
const eyes = [
  [33, 160, 158, 133, 153, 144],
  [362, 385, 387, 263, 373, 380],
] as const;

const distance = ([ax, ay]: Point, [bx, by]: Point) => Math.hypot(ax - bx, ay - by);

/** Throws RangeError for a mesh of fewer than 468 points. */
export function measureFace(mesh: readonly Point[]): FaceMeasures {
  const at = pointsOf(mesh);
  const [left, right] = [at(contour.left), at(contour.right)];
  const width = right[0] - left[0];
  const openings = eyes.map(([inner, top1, top2, outer, low2, low1]) => {
    const heights = distance(at(top1), at(low1)) + distance(at(top2), at(low2));
    return heights / (2 * distance(at(inner), at(outer)));
  });
  return {
    noseOffset: (2 * at(nose)[0] - left[0] - right[0]) / width,
    proportion: distance(left, right) / distance(at(contour.top), at(contour.chin)),
    eyeOpening: openings.reduce((sum, one) => sum + one, 0) / openings.length,
    mouthOpening:
      distance(at(lips.upper), at(lips.lower)) / distance(at(lips.left), at(lips.right)),
  };
}

/** Throws RangeError for a mesh of fewer than 468 points. */
export function anchorsOf(mesh: readonly Point[]): FaceAnchors {
  const at = pointsOf(mesh);
  const centre = ([inner, , , outer]: (typeof eyes)[number]): Point => [
    (at(inner)[0] + at(outer)[0]) / 2,
    (at(inner)[1] + at(outer)[1]) / 2,
  ];
  return {
    leftEye: centre(eyes[0]),
    rightEye: centre(eyes[1]),
    nose: at(nose),
    leftMouth: at(61),
    rightMouth: at(291),
  };
}

function pointsOf(mesh: readonly Point[]) {
  return (index: number): Point => {
    const point = mesh[index];
    if (!point) throw new RangeError(`a mesh of ${String(mesh.length)} points`);
    return point;
  };
}
