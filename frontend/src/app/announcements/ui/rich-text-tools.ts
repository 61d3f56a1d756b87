import type { ChainedCommands, Editor } from '@tiptap/core';

import type { IconName } from '../../ui/icon/icon-registry';

/** A button above the text. */
export interface Tool {
  readonly name: string;
  /** Null for one that shows letters: its words are `announcements.tool.<name>.letters`. */
  readonly icon: IconName | null;
  /** Whether it is on where the cursor is; what is only done is never on. */
  readonly isActive: (editor: Editor) => boolean;
  readonly run: (chain: ChainedCommands) => ChainedCommands;
  /** As on a keyboard of Windows. */
  readonly keys: string | null;
  /** Whether it can be on at all. */
  readonly toggles: boolean;
}

type Run = Tool['run'];

const toggle = (name: string, icon: IconName | null, keys: string | null, run: Run): Tool => ({
  ...{ name, icon, keys, run, toggles: true },
  isActive: (editor) => editor.isActive(name),
});

const heading = (level: 2 | 3): Tool => ({
  ...{ name: `heading${String(level)}`, icon: null, keys: `Ctrl+Alt+${String(level)}` },
  toggles: true,
  isActive: (editor) => editor.isActive('heading', { level }),
  run: (chain) => chain.toggleHeading({ level }),
});

const act = (name: string, icon: IconName, keys: string | null, run: Run): Tool => ({
  ...{ name, icon, keys, run, toggles: false },
  isActive: () => false,
});

/** From left to right. */
export const tools: readonly Tool[] = [
  heading(2),
  heading(3),
  toggle('bold', 'formatBold', 'Ctrl+B', (chain) => chain.toggleBold()),
  toggle('italic', 'formatItalic', 'Ctrl+I', (chain) => chain.toggleItalic()),
  toggle('bulletList', 'formatListBulleted', 'Ctrl+Shift+8', (chain) => chain.toggleBulletList()),
  toggle('orderedList', 'formatListNumbered', 'Ctrl+Shift+7', (chain) => chain.toggleOrderedList()),
  toggle('link', 'link', null, (chain) => chain.setLink({ href: 'https://example.org' })),
  act('horizontalRule', 'horizontalRule', null, (chain) => chain.setHorizontalRule()),
  act('clear', 'formatClear', null, (chain) => chain.unsetAllMarks().clearNodes()),
  act('undo', 'undo', 'Ctrl+Z', (chain) => chain.undo()),
  act('redo', 'redo', 'Ctrl+Y', (chain) => chain.redo()),
];
