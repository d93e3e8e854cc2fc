import { useMemo, useState } from "react";

export default function InReact() {
  const [isShown, setShown] = useState(false);
  const [seed, setSeed] = useState(1);
  const [reached, setReached] = useState(0);
  const config = useMemo(() => ({ seed, data: { name: "moons" } }), [seed]);
  return (
    <>
      <h2>React</h2>
      <button onClick={() => setShown(!isShown)}>{isShown ? "Remove" : "Show"}</button>
      <button onClick={() => setSeed(seed + 1)}>Next seed</button>
      <p>
        Seed {seed}, goal at step {reached}
      </p>
      {isShown && (
        <activation-playground
          config={config}
          panels="output transport"
          goal="step>=50"
          ongoal-reached={({ detail }) => setReached(detail.step)}
        />
      )}
    </>
  );
}
