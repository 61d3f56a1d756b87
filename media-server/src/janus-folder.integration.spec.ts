/** What a Janus that runs with our configuration gives away, and what not. */
describe('a configured Janus node', () => {
  const variable = (name: string) => {
    const value = process.env[name];
    if (!value) throw new Error(`Integration specs need ${name}`);
    return value;
  };
  const ask = (url: string, protocol: string, request: object) =>
    new Promise<Record<string, unknown>>((resolve, reject) => {
      const socket = new WebSocket(url, protocol);
      socket.onerror = () => {
        reject(new Error(`${url} does not answer`));
      };
      socket.onopen = () => {
        socket.send(JSON.stringify({ transaction: 'spec', ...request }));
      };
      socket.onmessage = ({ data }) => {
        socket.close();
        resolve(JSON.parse(String(data)) as Record<string, unknown>);
      };
    });
  const signalling = (request: object) => ask(variable('JANUS_URL'), 'janus-protocol', request);
  const admin = (request: object) =>
    ask(variable('JANUS_ADMIN_URL'), 'janus-admin-protocol', request);

  it('has the VideoRoom plugin and the WebSocket transport alone', async () => {
    const info = await signalling({ janus: 'info' });
    expect(Object.keys(info['plugins'] as object)).toEqual(['janus.plugin.videoroom']);
    expect(Object.keys(info['transports'] as object)).toEqual(['janus.transport.websockets']);
    expect(info['dependencies']).toBeUndefined();
  });

  it('keeps the session of a lost connection for half a minute', async () => {
    const info = await signalling({ janus: 'info' });
    expect(info['reclaim-session-timeout']).toBe(30);
  });

  it('opens no session without a signed token', async () => {
    const answer = await signalling({ janus: 'create' });
    expect(answer['error']).toEqual(jasmine.objectContaining({ code: 403 }));
  });

  it('answers administrators who know the secret only', async () => {
    const right = { janus: 'list_sessions', admin_secret: variable('JANUS_ADMIN_SECRET') };
    expect((await admin(right))['janus']).toBe('success');
    expect((await admin({ ...right, admin_secret: 'janusoverlord' }))['janus']).toBe('error');
  });
});
