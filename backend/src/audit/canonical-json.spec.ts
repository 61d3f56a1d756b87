import { canonicalJson } from './canonical-json.ts';

describe('canonicalJson', () => {
  it('orders members by UTF-16 code units at every depth, without white space', () => {
    // The example of RFC 8785, 3.2.3, but for its control characters.
    const value = { '\u20ac': 'Euro', '\r': 'CR', 1: 'One', '\u{1f600}': 'Smile', ö: 'O', '': [1] };
    expect(canonicalJson({ b: [{ d: 1, c: null }], a: value })).toBe(
      '{"a":{"":[1],"\\r":"CR","1":"One","ö":"O","€":"Euro","😀":"Smile"},"b":[{"c":null,"d":1}]}',
    );
  });

  it('has one text for each value', () => {
    expect(canonicalJson({ a: 1e21, b: 0.1, c: true, d: '"\\\n一' })).toBe(
      '{"a":1e+21,"b":0.1,"c":true,"d":"\\"\\\\\\n一"}',
    );
    expect(canonicalJson({ a: undefined, b: 1 })).toBe('{"b":1}');
  });
});
