"""The classes of Authlib's core that we subclass.

As Any: the available stubs declare other arguments and results than its documentation.
"""

from typing import Any

from authlib.oauth2 import rfc6749, rfc7009, rfc7636, rfc7662
from authlib.oauth2.rfc6749 import grants

AuthorizationServer: Any = rfc6749.AuthorizationServer
OAuth2Request: Any = rfc6749.OAuth2Request
ClientMixin: Any = rfc6749.ClientMixin
AuthorizationCodeGrant: Any = grants.AuthorizationCodeGrant
RefreshTokenGrant: Any = grants.RefreshTokenGrant
ClientCredentialsGrant: Any = grants.ClientCredentialsGrant
CodeChallenge: Any = rfc7636.CodeChallenge
RevocationEndpoint: Any = rfc7009.RevocationEndpoint
IntrospectionEndpoint: Any = rfc7662.IntrospectionEndpoint
