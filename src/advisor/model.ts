import type { Model } from './types.ts'

/** The model a decision starts with: importance 0..5, familiarity 0..4, two people to carry an option. */
export const defaultModel: Model = {
  version: 'advisor-1',
  importanceMax: 5,
  familiarityMax: 4,
  knowsAt: 3,
  crew: 2,
  breadthShare: 0.5,
  fixedFamiliarityWeight: null,
  ratingPrior: null,
}
