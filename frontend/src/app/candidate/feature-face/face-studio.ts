import {
  Component,
  DestroyRef,
  ElementRef,
  Injector,
  afterNextRender,
  computed,
  effect,
  inject,
  input,
  output,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { faceLimits, type ByEyeReason } from '@exam/contracts';
import { Store } from '@ngrx/store';
import { TranslocoPipe } from '@jsverse/transloco';

import { bytesText } from '../../core/i18n/bytes-text';
import { LocalMedia } from '../../core/media/local-media';
import { Icon } from '../../ui/icon/icon';
import { Problem } from '../../ui/problem/problem';
import { ProgressLine } from '../../ui/progress-line/progress-line';
import { candidateFeature } from '../state/candidate.feature';
import { FaceVerification } from '../state/face-verification';
import { DeviceSelect } from '../ui/device-select';
import { MediaProblem } from '../ui/media-problem';
import { adviceFor } from './face-advice';
import type { FacePhase } from './face-phase';
import { FacePreview } from './face-preview';
import { FaceStep } from './face-step';
import { FrameRecorder } from './frame-recorder';
import { FaceMesh } from './mesh/face-mesh';
import { meshFiles } from './mesh/mesh-files';
import { StepRun } from './step-run';

/** Longest label that the server takes. */
const labelLength = 200;

/** Before the camera: getting ready, the steps of a challenge, and what came of it. */
@Component({
  selector: 'app-face-studio',
  imports: [
    DeviceSelect,
    FacePreview,
    FaceStep,
    Icon,
    MatButton,
    MediaProblem,
    Problem,
    ProgressLine,
    TranslocoPipe,
  ],
  providers: [FrameRecorder, StepRun],
  templateUrl: './face-studio.html',
  styleUrl: './face-studio.scss',
})
export class FaceStudio {
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly injector = inject(Injector);
  protected readonly verification = inject(FaceVerification);
  protected readonly media = inject(LocalMedia);
  protected readonly mesh = inject(FaceMesh);
  protected readonly run = inject(StepRun);
  readonly phase = input.required<FacePhase>();
  readonly byEye = output<ByEyeReason>();

  protected readonly total = meshFiles.fetched;
  protected readonly size = bytesText(meshFiles.bytes);
  protected readonly stepCount = faceLimits.steps;
  protected readonly camera = computed(() => this.media.cameraTrack()?.getSettings().deviceId);
  protected readonly picture = computed(() =>
    this.media.works('camera') ? this.media.stream() : null,
  );
  protected readonly cameraFails = computed(() => this.media.failed().includes('camera'));
  protected readonly canBegin = computed(
    () => this.picture() !== null && (this.mesh.state() === 'ready' || this.meshIsOut()),
  );
  protected readonly meshIsOut = computed(() => this.mesh.state() === 'unavailable');
  protected readonly triesLeft = computed(() => {
    const { tries } = this.verification.view() ?? {};
    return tries ? tries.most - tries.used : 0;
  });
  protected readonly advice = computed(() => {
    const { verdict } = this.verification.view()?.session ?? {};
    return adviceFor(verdict?.outcome ?? null, verdict?.fault ?? null);
  });
  protected readonly tone = computed(() => {
    if (this.run.hint()) return 'warn';
    return this.phase() === 'step' && this.run.state() === 'sending' ? 'good' : 'neutral';
  });

  constructor() {
    void this.media.openCamera();
    this.mesh.load();
    let last: FacePhase | null = null;
    effect(() => {
      const phase = this.phase();
      // What had the focus is gone; who hears the page goes on at what took its place.
      if (last !== null && last !== phase) this.focusHeading();
      last = phase;
    });
    const place = inject(Store).selectSignal(candidateFeature.selectPlace);
    inject(DestroyRef).onDestroy(() => {
      // At a place there is talking too.
      if (place() === null) this.media.close();
      else void this.media.open();
    });
  }

  protected begin(): void {
    const label = this.media.cameraTrack()?.label ?? '';
    void this.verification.begin(label.slice(0, labelLength));
  }

  private focusHeading(): void {
    afterNextRender(
      () => this.host.nativeElement.querySelector<HTMLElement>('[tabindex="-1"]')?.focus(),
      { injector: this.injector },
    );
  }
}
