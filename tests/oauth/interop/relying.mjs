// A relying party built on oauth4webapi, an independent and strict implementation. Runs every flow against the
// server described in argv[2] (JSON) and prints what came of each, as JSON.
import * as oauth from 'oauth4webapi'

const { issuer, audience, cookie, browser, web, service, redirectUri } = JSON.parse(process.argv[2])
const insecure = { [oauth.allowInsecureRequests]: true } // loopback
const results = {}

const discover = async (algorithm) =>
  oauth.processDiscoveryResponse(
    new URL(issuer),
    await oauth.discoveryRequest(new URL(issuer), { ...insecure, algorithm }),
  )
const as = await discover('oidc')
results.discovery = (await discover('oauth2')).token_endpoint === as.token_endpoint ? 'ok' : 'differs'

const publicClient = { client_id: browser.id, token_endpoint_auth_method: 'none' }
const webClient = { client_id: web.id }
const serviceClient = { client_id: service.id }

async function authorize(client, changes = {}) {
  const verifier = oauth.generateRandomCodeVerifier()
  const nonce = oauth.generateRandomNonce()
  const state = oauth.generateRandomState()
  const parameters = {
    response_type: 'code',
    client_id: client.client_id,
    redirect_uri: redirectUri,
    scope: 'openid profile player',
    state,
    nonce,
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    ...changes,
  }
  const url = new URL(as.authorization_endpoint)
  for (const [name, value] of Object.entries(parameters)) if (value !== null) url.searchParams.set(name, value)
  const response = await fetch(url, { headers: { cookie }, redirect: 'manual' })
  const location = response.headers.get('location')
  return { status: response.status, location: location && new URL(location), verifier, nonce, state }
}

async function signIn(client, authentication) {
  const { location, verifier, nonce, state } = await authorize(client)
  const back = oauth.validateAuthResponse(as, client, location, state)
  const response = await oauth.authorizationCodeGrantRequest(
    as, client, authentication, back, redirectUri, verifier, insecure,
  )
  const tokens = await oauth.processAuthorizationCodeResponse(as, client, response, {
    expectedNonce: nonce,
    requireIdToken: true,
    maxAge: 3600,
  })
  await oauth.validateApplicationLevelSignature(as, response, insecure)
  return { tokens, back, verifier }
}

async function refresh(client, authentication, token) {
  const response = await oauth.refreshTokenGrantRequest(as, client, authentication, token, insecure)
  return oauth.processRefreshTokenResponse(as, client, response)
}

async function fails(run) {
  try {
    await run()
    return 'accepted'
  } catch (error) {
    return error.error ?? error.code ?? `${error.name}: ${error.message}`
  }
}

// --- the code flow, of a program without a secret and of one with
const { tokens, back, verifier } = await signIn(publicClient, oauth.None())
const claims = oauth.getValidatedIdTokenClaims(tokens)
results.code = { sub: claims.sub, amr: claims.amr, acr: claims.acr, sid: typeof claims.sid }
results.codeBasic = typeof (await signIn(webClient, oauth.ClientSecretBasic(web.secret))).tokens.access_token
results.codePost = typeof (await signIn(webClient, oauth.ClientSecretPost(web.secret))).tokens.access_token

// --- RFC 9068, as a resource server checks it
const asked = new Request(`${issuer}/graphql`, { headers: { authorization: `Bearer ${tokens.access_token}` } })
results.accessToken = (await oauth.validateJwtAccessToken(as, asked, audience, insecure)).sub === claims.sub
const about = await oauth.userInfoRequest(as, publicClient, tokens.access_token, insecure)
results.userInfo = (await oauth.processUserInfoResponse(as, publicClient, claims.sub, about)).sub === claims.sub

// --- two tabs refresh at once: both live on; a replay after the first use of the code ends everything
const tabs = await Promise.all([1, 2].map(() => refresh(publicClient, oauth.None(), tokens.refresh_token)))
results.twoTabs = tabs.map((tab) => typeof tab.refresh_token)
const onward = await Promise.all(tabs.map((tab) => refresh(publicClient, oauth.None(), tab.refresh_token)))
results.bothLive = onward.map((tab) => typeof tab.refresh_token)
results.codeReplay = await fails(async () => {
  const response = await oauth.authorizationCodeGrantRequest(
    as, publicClient, oauth.None(), back, redirectUri, verifier, insecure,
  )
  await oauth.processAuthorizationCodeResponse(as, publicClient, response)
})
results.afterReplay = await fails(() => refresh(publicClient, oauth.None(), onward[0].refresh_token))

// --- programs by themselves
const secret = oauth.ClientSecretBasic(service.secret)
const own = await oauth.processClientCredentialsResponse(
  as, serviceClient,
  await oauth.clientCredentialsGrantRequest(as, serviceClient, secret, { scope: 'game_server' }, insecure),
)
results.clientCredentials = own.scope
const look = async (token) =>
  oauth.processIntrospectionResponse(
    as, serviceClient, await oauth.introspectionRequest(as, serviceClient, secret, token, insecure),
  )
results.introspection = (await look(own.access_token)).active
await oauth.processRevocationResponse(
  await oauth.revocationRequest(as, serviceClient, secret, own.access_token, insecure),
)
results.revoked = (await look(own.access_token)).active
results.wrongSecret = await fails(async () => {
  const wrong = oauth.ClientSecretBasic('wrong')
  const response = await oauth.clientCredentialsGrantRequest(as, serviceClient, wrong, {}, insecure)
  await oauth.processClientCredentialsResponse(as, serviceClient, response)
})

// --- errors come back with iss, or the client refuses them
const wrong = {
  responseType: { response_type: 'token' },
  noChallenge: { code_challenge: null, code_challenge_method: null },
  plain: { code_challenge_method: 'plain' },
  scope: { scope: 'openid operator' },
  prompt: { prompt: 'none login' },
  request: { request: 'x.y.z' },
  responseMode: { response_mode: 'fragment' },
}
results.errors = {}
for (const [name, changes] of Object.entries(wrong)) {
  const { location, state } = await authorize(publicClient, changes)
  results.errors[name] = await fails(() => oauth.validateAuthResponse(as, publicClient, location, state))
}
const stranger = await authorize(publicClient, { redirect_uri: 'https://evil.example/callback' })
results.foreignRedirect = { status: stranger.status, location: stranger.location }

console.log(JSON.stringify({ ...results, accessTokens: [onward[0].access_token, own.access_token] }))
