import type { TotpSecretView } from '@exam/contracts';
import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/server';
import type { Sequelize } from 'sequelize';

import { databaseNow } from '../../platform/database/database-clock.ts';
import { ConflictError, NotFoundError } from '../../platform/errors/app-error.ts';
import type { PersonStore, SchoolStore } from '../../schools/index.ts';
import { holderOf, type Caller } from './caller.ts';
import type { CeremonyPurpose } from './factor-ceremony-record.ts';
import type { FactorCeremonyStore } from './factor-ceremony-store.ts';
import type { FactorStore } from './factor-store.ts';
import { proofOptions, registrationOptions } from './passkey-ceremony.ts';
import { relyingParty } from './relying-party.ts';
import type { RequireProof } from './require-proof.ts';
import { createTotpSecret, totpUri } from './totp.ts';

interface Dependencies {
  readonly sequelize: Sequelize;
  readonly schools: SchoolStore;
  readonly people: PersonStore;
  readonly factors: FactorStore;
  readonly ceremonies: FactorCeremonyStore;
  readonly requireProof: RequireProof;
}

/** Minutes to find the phone, install an app and type the first code. */
const CEREMONY_MS = 10 * 60_000;

/** The first half of whatever takes two requests. Each begins anew when it is asked for again. */
export interface BeginCeremony {
  readonly totp: (caller: Caller) => Promise<TotpSecretView>;
  readonly newPasskey: (
    caller: Caller,
    origin: string,
  ) => Promise<PublicKeyCredentialCreationOptionsJSON>;
  /** Rejects with ConflictError passkey-none-here when no passkey is good for that site. */
  readonly passkeyProof: (
    caller: Caller,
    origin: string,
  ) => Promise<PublicKeyCredentialRequestOptionsJSON>;
}

export function createBeginCeremony(dependencies: Dependencies): BeginCeremony {
  const { sequelize, schools, people, factors, ceremonies, requireProof } = dependencies;

  const begin = async (caller: Caller, purpose: CeremonyPurpose, value: string) => {
    const expiresAt = new Date((await databaseNow(sequelize)).getTime() + CEREMONY_MS);
    await ceremonies.begin(holderOf(caller), purpose, value, expiresAt);
  };
  const nameOf = async ({ personId }: Caller) => {
    const person = await people.find(personId);
    if (!person) throw new NotFoundError('not-found', `no person ${personId}`);
    return person.name;
  };
  const passkeysHere = async ({ personId }: Caller, host: string) => {
    const { passkeys } = await factors.findOf(personId);
    return passkeys.filter((passkey) => passkey.relyingParty === host);
  };

  return {
    totp: async (caller) => {
      await requireProof(caller);
      const school = await schools.find(caller.schoolId);
      const secret = createTotpSecret();
      await begin(caller, 'totp', secret);
      const issuer = `云考场 ${school?.name ?? ''}`;
      return { secret, uri: totpUri(secret, issuer, await nameOf(caller)) };
    },

    newPasskey: async (caller, origin) => {
      const party = relyingParty(origin);
      await requireProof(caller);
      const { personId } = caller;
      const holder = { personId, name: await nameOf(caller) };
      const passkeys = await passkeysHere(caller, party.id);
      const options = await registrationOptions(party, { ...holder, passkeys });
      await begin(caller, 'passkeyNew', options.challenge);
      return options;
    },

    passkeyProof: async (caller, origin) => {
      const party = relyingParty(origin);
      const passkeys = await passkeysHere(caller, party.id);
      if (passkeys.length === 0) {
        throw new ConflictError('passkey-none-here', `no passkey for ${party.id}`);
      }
      const options = await proofOptions(party, passkeys);
      await begin(caller, 'passkeyProof', options.challenge);
      return options;
    },
  };
}
