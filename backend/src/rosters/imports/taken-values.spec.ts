import { refusedClaims, type Claim } from './taken-values.ts';

const claim = (personId: string | null, value: string): Claim => ({ personId, value });
const owners = new Map([
  ['1', 'anna'],
  ['2', 'bert'],
  ['3', 'carl'],
]);
const refused = (...claims: Claim[]) =>
  [...refusedClaims(claims, owners)].map(({ personId }) => personId).sort();

describe('refusedClaims', () => {
  it('lets people keep their value and take a free one', () => {
    expect(refused(claim('anna', '1'), claim('bert', '9'), claim(null, '8'))).toEqual([]);
  });

  it('refuses the value of somebody who is not in the file, or keeps it', () => {
    expect(refused(claim('anna', '3'))).toEqual(['anna']);
    expect(refused(claim(null, '2'), claim('bert', '2'))).toEqual([null]);
  });

  it('lets people exchange their values, two or three of them', () => {
    expect(refused(claim('anna', '2'), claim('bert', '1'))).toEqual([]);
    expect(refused(claim('anna', '2'), claim('bert', '3'), claim('carl', '1'))).toEqual([]);
  });

  it('refuses all who wait for somebody who is refused', () => {
    const two = new Map([...owners, ['7', 'somebody']]);
    const claims = [claim('anna', '2'), claim('bert', '3'), claim('carl', '7'), claim(null, '1')];
    expect([...refusedClaims(claims, two)].length).toBe(4);
  });
});
