import fc from 'fast-check';

// The same cases at every run, so that a change is judged by what it changes. Others are tried with another seed.
fc.configureGlobal({ seed: Number(process.env.NEWSFOLD_PROPERTY_SEED ?? 20_231_211) });
