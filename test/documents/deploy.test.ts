import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parseAllDocuments } from "yaml";
import { pairsOf, stagesOf } from "../fakes/dockerfile.ts";
import { describeWith } from "../fakes/program.ts";
import { root } from "../imports.ts";

const image = stagesOf(readFileSync(join(root, "Dockerfile"), "utf8")).at(-1) ?? [];
const inImage = Object.assign({}, ...argsOf("ENV").map(pairsOf)) as Record<string, string>;
const unitFile = join(root, "deploy/offprint.service");
const unit = readFileSync(unitFile, "utf8");

function argsOf(instruction: string): string[] {
  return image.filter(({ name }) => name === instruction).map(({ args }) => args);
}

describe("the unit for systemd", () => {
  it("starts what the image starts, with the state folder as DATA_DIR", () => {
    const [, ...args] = JSON.parse(argsOf("CMD")[0] ?? "[]") as string[];
    expect(unit).toContain(`\nExecStart=/usr/bin/node ${args.join(" ")}\n`);
    expect(unit).toMatch(/^Environment=.*\bDATA_DIR=\/var\/lib\/offprint\b/mu);
    expect(unit).toContain("\nStateDirectory=offprint\n");
  });

  describeWith("systemd-analyze", "the unit's exposure", () => {
    it("is at most 2.0 by systemd's own measure", () => {
      const args = ["security", "--offline=yes", "--threshold=20", "--no-pager", unitFile];
      expect(execFileSync("systemd-analyze", args, { encoding: "utf8" })).toMatch(/OK/u);
    });
  });
});

describe("the example for Kubernetes", () => {
  const documents = parseAllDocuments(readFileSync(join(root, "deploy/kubernetes.yaml"), "utf8"));
  const [set, service] = documents.map((each) => each.toJS({ mapAsMap: false }));
  const pod = set.spec.template.spec;
  const [container] = pod.containers;

  it("can be read", () => {
    expect(documents.flatMap(({ errors, warnings }) => [...errors, ...warnings])).toEqual([]);
    expect([set.kind, service.kind]).toEqual(["StatefulSet", "Service"]);
  });

  it("asks the port that the image listens on, of which the service leads to the same", () => {
    expect(container.ports).toEqual([{ name: "http", containerPort: Number(inImage.PORT) }]);
    expect(inImage.HOST).toBe("0.0.0.0");
    expect(service.spec.ports.map((port: { targetPort: string }) => port.targetPort)).toEqual([
      "http",
    ]);
    expect(service.spec.selector).toEqual(set.spec.template.metadata.labels);
    expect(set.spec.selector.matchLabels).toEqual(set.spec.template.metadata.labels);
  });

  it("keeps a claimed disk where the image keeps its data, and a root that cannot be written", () => {
    const claimed = set.spec.volumeClaimTemplates[0].metadata.name;
    expect(container.volumeMounts).toContainEqual({ name: claimed, mountPath: inImage.DATA_DIR });
    expect(container.securityContext).toEqual({
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ["ALL"] },
    });
  });

  it("runs as the person without rights that the image has", () => {
    expect(argsOf("USER")).toEqual(["node"]);
    // In the images of Node, `node` has the number 1000.
    expect(pod.securityContext).toMatchObject({ runAsNonRoot: true, runAsUser: 1000 });
  });
});
