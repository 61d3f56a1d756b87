import { everything, toQuery } from './audit-log';

describe('the filter of the audit log', () => {
  it('asks for whole days of the school’s zone, and for nothing that is empty', () => {
    expect(toQuery(everything, 'Asia/Shanghai')).toEqual({});
    const choice = { ...everything, fromDay: '2027-03-27', toDay: '2027-03-31', person: '高' };
    expect(toQuery(choice, 'Asia/Shanghai')).toEqual({
      from: '2027-03-26T16:00:00.000Z',
      to: '2027-03-31T16:00:00.000Z',
      person: '高',
    });
  });
});
