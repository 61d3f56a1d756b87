import { tabMemory } from '../../core/display/device-memory';

const key = 'prepared.sitting';

/**
 * Which exam somebody with several prepares in this tab: a page of documents that is reloaded must
 * not turn into that of another exam. Only an id; of whoever else signs in here it is none.
 */
export const chosenSitting = {
  read(): string | null {
    const id = tabMemory.read(key);
    return typeof id === 'string' ? id : null;
  },

  write(id: string | null): void {
    tabMemory.write(key, id);
  },
};
