export type { RgbImage } from './align-face.ts';
export { faceThresholds } from './error-rates.ts';
export { chooseActions } from './face-action.ts';
export { FACE_MODEL, similarity } from './face-descriptor.ts';
export type { FaceFound, FaceModels } from './face-models.ts';
export { loadFaceModels, warmFaceModels } from './load-face-models.ts';
export { NoPictureError, readPicture } from './read-picture.ts';
