import {
  Component,
  DestroyRef,
  ElementRef,
  afterNextRender,
  effect,
  inject,
  input,
  output,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { TranslocoPipe } from '@jsverse/transloco';
import { Editor } from '@tiptap/core';
import { StarterKit } from '@tiptap/starter-kit';

import { Icon } from '../../ui/icon/icon';
import { LinkDialog } from './link-dialog';
import { pasteFromWord } from './paste-from-word';
import { tools, type Tool } from './rich-text-tools';

/** Writes text with headings, lists and links, and nothing that the server would take out again. */
@Component({
  selector: 'app-rich-text-editor',
  imports: [Icon, TranslocoPipe],
  templateUrl: './rich-text-editor.html',
  styleUrl: './rich-text-editor.scss',
})
export class RichTextEditor {
  private readonly dialog = inject(MatDialog);
  private readonly surface = viewChild.required<ElementRef<HTMLElement>>('surface');
  private editor: Editor | null = null;
  private html = '';

  /** HTML. Another value than what was written here last replaces the text. */
  readonly value = input.required<string>();
  readonly disabled = input(false);
  /** Id of what says what is written here. */
  readonly labelledBy = input.required<string>();
  readonly describedBy = input<string | null>(null);
  readonly changed = output<string>();

  protected readonly tools = tools;
  /** Which tools are on, and which can be used, at the place of the cursor. */
  protected readonly active = signal<ReadonlySet<string>>(new Set());
  protected readonly usable = signal<ReadonlySet<string>>(new Set());
  /** The one tool that the tab key reaches; the arrows reach the others. */
  protected readonly reachable = signal(0);

  constructor() {
    afterNextRender(() => {
      this.start();
    });
    effect(() => {
      const value = this.value();
      if (value !== this.html) this.replace(value);
    });
    effect(() => {
      this.editor?.setEditable(!this.disabled(), false);
    });
    inject(DestroyRef).onDestroy(() => this.editor?.destroy());
  }

  protected use(tool: Tool): void {
    if (!this.editor) return;
    if (tool.name === 'link') this.askForLink(this.editor);
    else tool.run(this.editor.chain().focus()).run();
  }

  /** The arrows go from tool to tool (ARIA toolbar pattern). */
  protected move(event: KeyboardEvent, index: number): void {
    const steps: Readonly<Record<string, number>> = {
      ArrowRight: index + 1,
      ArrowLeft: index - 1,
      Home: 0,
      End: tools.length - 1,
    };
    const to = steps[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const next = (to + tools.length) % tools.length;
    this.reachable.set(next);
    const toolbar = (event.currentTarget as HTMLElement).parentElement;
    toolbar?.querySelectorAll('button')[next]?.focus();
  }

  private start(): void {
    const editor = new Editor({
      element: this.surface().nativeElement,
      // Its style sheet would come as a <style> element, which the CSP refuses.
      injectCSS: false,
      content: untracked(this.value),
      editable: !untracked(this.disabled),
      extensions: [
        StarterKit.configure({
          heading: { levels: [2, 3] },
          codeBlock: false,
          link: { openOnClick: false, defaultProtocol: 'https', protocols: ['mailto', 'tel'] },
        }),
      ],
      editorProps: {
        attributes: () => ({
          class: 'rich-text',
          role: 'textbox',
          'aria-multiline': 'true',
          'aria-labelledby': this.labelledBy(),
          ...(this.describedBy() && { 'aria-describedby': this.describedBy() ?? '' }),
        }),
        transformPastedHTML: pasteFromWord,
      },
      onUpdate: () => {
        this.html = editor.isEmpty ? '' : editor.getHTML();
        this.changed.emit(this.html);
      },
      onTransaction: () => {
        this.look(editor);
      },
    });
    this.editor = editor;
    this.html = untracked(this.value);
    this.look(editor);
  }

  private replace(value: string): void {
    this.html = value;
    this.editor?.commands.setContent(value, { emitUpdate: false });
  }

  private look(editor: Editor): void {
    const names = (holds: (tool: Tool) => boolean) =>
      new Set(tools.filter(holds).map(({ name }) => name));
    this.active.set(names((tool) => tool.isActive(editor)));
    this.usable.set(names((tool) => tool.run(editor.can().chain()).run()));
  }

  private askForLink(editor: Editor): void {
    const { href } = editor.getAttributes('link') as { href?: string };
    this.dialog
      .open<LinkDialog, string, string>(LinkDialog, { data: href ?? '', width: '440px' })
      .afterClosed()
      .subscribe((address) => {
        const chain = editor.chain().focus().extendMarkRange('link');
        if (address === undefined) chain.run();
        else if (address === '') chain.unsetLink().run();
        else if (editor.state.selection.empty && !href) chain.insertContent(linked(address)).run();
        else chain.setLink({ href: address }).run();
      });
  }
}

/** A link whose address is its text: nothing was selected that it could be put on. */
function linked(href: string) {
  return { type: 'text', text: href, marks: [{ type: 'link', attrs: { href } }] };
}
