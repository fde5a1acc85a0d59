/** The casino's name, as its players know it. */

import { useEffect, useState } from 'react';
import { brandHere } from './brand';
import { ask, askSignedOut, type GraphQLAnswer } from '../session/graphql';

export const BRAND_NAME = 'query BrandName { brand { name } }';
const SOFTWARE = 'Croupier';

type Named = { brand: { name: string } | null };

export interface Casino {
  name: string;
  /** The address names a brand that there is not. */
  isUnknown: boolean;
}

/**
 * The name of the casino that a player's page is about: of the one the address names, or, signed in, of the player's
 * own. Operators' pages are Croupier's. Null until it is known.
 */
export function useCasino(isPlayers: boolean, isSignedIn: boolean): Casino | null {
  const [casino, setCasino] = useState<Casino | null>(isPlayers ? null : { name: SOFTWARE, isUnknown: false });
  useEffect(() => {
    if (!isPlayers) return undefined;
    let left = false;
    const asked = isSignedIn ? ask<Named>(BRAND_NAME) : askSignedOut<Named>(brandHere(), BRAND_NAME, {});
    void asked.then((answer) => left || setCasino(casinoIn(answer)));
    return () => {
      left = true;
    };
  }, [isPlayers, isSignedIn]);
  return casino;
}

export function useCasinoName(isPlayers: boolean, isSignedIn: boolean): string | null {
  return useCasino(isPlayers, isSignedIn)?.name ?? null;
}

/** The casino of an answer; the software's name where there is none. */
export function casinoIn(answer: GraphQLAnswer<Named>): Casino {
  const isUnknown = answer.errors?.[0]?.extensions?.code === 'BAD_USER_INPUT';
  return { name: answer.data?.brand?.name ?? SOFTWARE, isUnknown };
}
