import { faceAction, faceLimits, type FaceAction } from '@exam/contracts';

const isTurn = (action: FaceAction) => action === 'turnLeft' || action === 'turnRight';

/**
 * The actions of a new challenge: at least one turn and one of blink or mouth, never the same twice
 * in a row. `random(n)`: a whole number from 0 to below n, from a CSPRNG.
 */
export function chooseActions(random: (below: number) => number): FaceAction[] {
  const allowed = allChallenges();
  return allowed[random(allowed.length)] ?? [];
}

/** All challenges that there may be: one of them is picked, so that none is likelier than another. */
function allChallenges(): FaceAction[][] {
  let challenges: FaceAction[][] = [[]];
  for (let length = 0; length < faceLimits.steps; length++) {
    challenges = challenges.flatMap((begun) =>
      faceAction.options.filter((next) => next !== begun.at(-1)).map((next) => [...begun, next]),
    );
  }
  return challenges.filter(
    (challenge) => challenge.some(isTurn) && !challenge.every((action) => isTurn(action)),
  );
}
