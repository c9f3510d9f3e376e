// Solves a challenge beside the page, so that typing stays smooth.
import type { ProofChallenge } from '#shared/proof-of-work.ts';
import { solve } from './proof-of-work.ts';

self.onmessage = ({ data }: MessageEvent<ProofChallenge>) => self.postMessage(solve(data));
