/** The work stream of challenges whose frames are all there: the face workers' own. */
export const FACE_STREAM = 'face-checks';
