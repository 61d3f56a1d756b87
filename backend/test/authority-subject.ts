import type { AuthoritySubject } from '../src/identity/authority/identity-authority.ts';

/** Somebody invented, for an authority to check. */
export const authoritySubject: AuthoritySubject = {
  checkId: '0b9d2c0e-6f0a-4a42-8a0e-0f1f0d7a1c11',
  sittingId: '5c1de0a2-5a0e-4c54-9d3f-0b6a5b0f8f10',
  name: '蔡宇轩',
  idNumber: '110101199003070038',
  image: Buffer.from('a photo'),
  userAgent: 'Mozilla/5.0',
  returnUrl: 'https://exam.example.edu.cn/',
};
