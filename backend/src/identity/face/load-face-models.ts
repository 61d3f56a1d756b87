import type { FaceModels } from './face-models.ts';

/** Loads the models; nobody else pays for them, so that the API starts without their libraries. */
export async function loadFaceModels(): Promise<FaceModels> {
  const models = await import('./face-models.ts');
  return models.loadFaceModels();
}

/** The first picture takes as long as several later ones, so nobody's shall be the first. */
export async function warmFaceModels(models: FaceModels): Promise<void> {
  const side = 640;
  await models.find({ width: side, height: side, data: new Uint8Array(side * side * 3).fill(120) });
}
