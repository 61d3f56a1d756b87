import { Component } from '@angular/core';

import { AppBar } from '../../shell/app-bar';

@Component({
  selector: 'app-login-page',
  imports: [AppBar],
  template: `<app-bar />`,
})
export class LoginPage {}
