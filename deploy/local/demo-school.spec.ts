import { accountTable, parseDemoSchool } from './demo-school.ts';

describe('the demo school’s accounts', () => {
  const account = {
    role: 'mainExaminer',
    name: '张明',
    phone: '13900000001',
    college: '信息学院',
    examRoom: null,
  };

  it('are read from the last line of the command that loads the school', () => {
    const line = JSON.stringify({ school: '示范大学', accounts: [account] });
    expect(parseDemoSchool(line)).toEqual({ school: '示范大学', accounts: [account] });
  });

  it('are missed when that line says something else', () => {
    expect(() => parseDemoSchool('done')).toThrowError(/not listed/);
    expect(() => parseDemoSchool('{}')).toThrowError(/not listed/);
  });

  it('are shown with the names that people use', () => {
    const table = accountTable({
      school: '示范大学',
      accounts: [{ ...account, examRoom: '第一考场' }],
    });
    expect(table).toBe('主考官  张明  13900000001  信息学院  第一考场');
  });
});
