// An OpenID provider whose people are made of their names: `anna+casino-support` is in that group.
// Usage: node provider.mjs REDIRECT_URI; prints its issuer once it listens.
import { createServer } from 'node:http';
import Provider from 'oidc-provider';

const [redirectUri] = process.argv.slice(2);
const server = createServer();
server.listen(0, '127.0.0.1', () => {
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'croupier',
        client_secret: 'a-secret-of-thirty-two-characters',
        redirect_uris: [redirectUri],
        grant_types: ['authorization_code'],
        response_types: ['code'],
        token_endpoint_auth_method: 'client_secret_basic',
      },
    ],
    claims: { openid: ['sub', 'groups'], profile: ['preferred_username'] },
    conformIdTokenClaims: false,
    findAccount: (_, id) => {
      const [name, ...groups] = id.split('+');
      return { accountId: id, claims: () => ({ sub: id, preferred_username: name, groups }) };
    },
  });
  server.on('request', provider.callback());
  console.log(issuer);
});
