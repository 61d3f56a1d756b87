import {
  Component,
  ElementRef,
  computed,
  effect,
  inject,
  linkedSignal,
  signal,
  untracked,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { CodeRequest, LoginRole, SchoolView } from '@exam/contracts';
import { Store } from '@ngrx/store';
import { TranslocoPipe } from '@jsverse/transloco';

import { ServerClock } from '../../core/clock/server-clock';
import { AppBar } from '../../shell/app-bar';
import { Icon } from '../../ui/icon/icon';
import { Problem } from '../../ui/problem/problem';
import { loginPageActions } from '../state/login.actions';
import { loginFeature } from '../state/login.feature';
import { PhoneInput, isPhone, maskPhone } from '../ui/phone-input';
import { RoleTabs } from '../ui/role-tabs';
import { SchoolField } from '../ui/school-field';
import { readLastChoice, writeLastChoice } from './last-choice';
import {
  fieldProblems,
  loginFields,
  missingFields,
  type FieldProblems,
  type LoginField,
} from './login-problems';
import { Preparation } from './preparation';

@Component({
  selector: 'app-login-page',
  imports: [
    AppBar,
    Icon,
    MatButton,
    PhoneInput,
    Preparation,
    Problem,
    RoleTabs,
    SchoolField,
    TranslocoPipe,
  ],
  templateUrl: './login-page.html',
  styleUrls: ['../../ui/field/field.scss', './login-page.scss'],
})
export class LoginPage {
  private readonly store = inject(Store);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly now = inject(ServerClock).now;
  private readonly last = readLastChoice();

  protected readonly role = signal<LoginRole>(this.last.role);
  protected readonly school = signal<SchoolView | null>(this.last.school);
  protected readonly phone = signal(this.last.phone);
  protected readonly code = signal('');
  protected readonly state = this.store.selectSignal(loginFeature.selectLoginState);
  private readonly colleges = this.store.selectSignal(loginFeature.selectColleges);
  /** Empty: none chosen, or the whole school for an admin. */
  protected readonly collegeId = linkedSignal(() => {
    const colleges = this.colleges();
    const kept = colleges.find(({ id }) => id === this.last.collegeId)?.id;
    const wholeSchool = untracked(this.role) === 'admin';
    const only = colleges.length === 1 && !wholeSchool ? colleges[0]?.id : undefined;
    return kept ?? only ?? '';
  });
  protected readonly college = computed(() =>
    this.colleges().find(({ id }) => id === this.collegeId()),
  );
  protected readonly phoneIsValid = computed(() => isPhone(this.phone()));
  private readonly unfilled = signal<readonly LoginField[]>([]);
  protected readonly problems = computed<FieldProblems>(() => ({
    ...fieldProblems(this.state().failure),
    ...missingFields(this.unfilled()),
  }));
  /** A failure that is about no field. */
  protected readonly failure = computed(() => {
    const { failure } = this.state();
    return failure && Object.keys(fieldProblems(failure)).length === 0 ? failure : null;
  });
  protected readonly sent = computed(() => {
    const { sent } = this.state();
    return sent?.phone === this.phone() ? sent : null;
  });
  /** Seconds. */
  protected readonly resendIn = computed(() => {
    this.now();
    return Math.max(0, Math.ceil(((this.sent()?.resendAt ?? 0) - Date.now()) / 1_000));
  });
  protected readonly sentTo = computed(() => {
    const sent = this.sent();
    if (sent?.expiresIn == null) return null;
    return { phone: maskPhone(sent.phone), minutes: Math.round(sent.expiresIn / 60) };
  });

  constructor() {
    if (this.last.school) this.load(this.last.school);
    // Where the field that failed is in the page, the person goes on typing in it.
    effect(() => {
      const [field] = loginFields.filter((name) => this.problems()[name]);
      if (field) this.focus(field);
    });
    effect(() => {
      if (this.sentTo()) this.focus('code');
    });
  }

  protected search(search: string): void {
    this.store.dispatch(loginPageActions.schoolTyped({ search }));
  }

  protected chooseSchool(school: SchoolView): void {
    this.school.set(school);
    this.load(school);
    this.correct();
  }

  protected typeCode(typed: string): void {
    this.code.set(typed.normalize('NFKC').replace(/\D/g, '').slice(0, 6));
    this.correct();
  }

  protected correct(): void {
    this.unfilled.set([]);
    if (this.state().failure) this.store.dispatch(loginPageActions.corrected());
  }

  protected askForCode(): void {
    const request = this.request(['school', 'college', 'phone']);
    if (!request) return;
    this.code.set('');
    this.store.dispatch(loginPageActions.codeAskedFor({ request }));
  }

  protected submit(): void {
    const request = this.request(loginFields);
    if (!request) return;
    writeLastChoice({ ...request, school: this.school() });
    this.store.dispatch(loginPageActions.submitted({ request: { ...request, code: this.code() } }));
  }

  private load({ id }: SchoolView): void {
    this.store.dispatch(loginPageActions.schoolChosen({ schoolId: id }));
  }

  /** The request, or null where one of these fields is not filled in; then it says so. */
  private request(needed: readonly LoginField[]): CodeRequest | null {
    const filled: Record<LoginField, boolean> = {
      school: this.school() !== null,
      college: this.collegeId() !== '' || this.role() === 'admin',
      phone: this.phoneIsValid(),
      code: this.code().length === 6,
    };
    const unfilled = needed.filter((field) => !filled[field]);
    this.unfilled.set(unfilled);
    const school = this.school();
    if (unfilled.length > 0 || !school) return null;
    const collegeId = this.collegeId() === '' ? null : this.collegeId();
    return { role: this.role(), schoolId: school.id, collegeId, phone: this.phone() };
  }

  private focus(field: LoginField): void {
    this.element.querySelector<HTMLElement>(`#${field}`)?.focus();
  }
}
