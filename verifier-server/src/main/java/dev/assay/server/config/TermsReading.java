package dev.assay.server.config;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.assay.credential.ClaimsPath;
import dev.assay.credential.ClaimsPath.Step;
import dev.assay.jose.Json;
import dev.assay.jose.JsonException;
import dev.assay.jose.JsonLimits;
import dev.assay.json.PolicyReader;
import dev.assay.json.RequestFault;
import dev.assay.policy.Policy;
import dev.assay.server.openid4vp.DcqlFormat;
import dev.assay.server.openid4vp.Holders;
import dev.assay.server.openid4vp.Permission;
import dev.assay.server.openid4vp.Permissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads on which terms a service asks: {@code mayAsk}, {@code policy} and {@code holders}. */
final class TermsReading {

  /** The members of a service that are read here. */
  static final List<String> KEYS = List.of("mayAsk", "policy", "holders");

  private static final String PATH_FORM =
      "must list paths, each a list of names, such as [[zone], [address, town]], with an index from"
          + " 0 for an element and null for every one";

  private TermsReading() {}

  static AskingTerms read(ConfigNode service) throws ConfigFault {
    return new AskingTerms(
        mayAsk(service),
        policy(service),
        service.named("holders", Holders.REPORT, Holders.values()));
  }

  private static Optional<Permissions> mayAsk(ConfigNode service) throws ConfigFault {
    if (!service.has("mayAsk")) {
      return Optional.empty();
    }
    List<Permission> permissions = new ArrayList<>();
    for (ConfigNode node : service.nodes("mayAsk")) {
      permissions.add(permission(node));
    }
    if (permissions.isEmpty()) {
      throw new ConfigFault(
          service.at("mayAsk"),
          "empty",
          "must list what may be asked for, as {format: ..., types: [...], claims: [[...]]}");
    }
    return Optional.of(new Permissions(permissions));
  }

  private static Permission permission(ConfigNode node) throws ConfigFault {
    node.allowOnly(List.of("format", "types", "claims"));
    String known =
        Stream.of(DcqlFormat.values()).map(DcqlFormat::code).collect(Collectors.joining(" or "));
    String format = node.required("format", "must be " + known);
    List<String> types = node.texts("types");
    if (types.isEmpty()) {
      throw new ConfigFault(node.at("types"), "empty", "must name at least one type");
    }
    return new Permission(
        DcqlFormat.of(format)
            .orElseThrow(() -> new ConfigFault(node.at("format"), format, "must be " + known)),
        types,
        claims(node));
  }

  private static List<ClaimsPath> claims(ConfigNode node) throws ConfigFault {
    List<ClaimsPath> paths = new ArrayList<>();
    for (Object element : node.elements("claims")) {
      String place = node.at("claims") + "[" + paths.size() + "]";
      if (!(element instanceof List<?> steps) || steps.isEmpty()) {
        throw new ConfigFault(place, "no path", PATH_FORM);
      }
      List<Step> path = new ArrayList<>();
      for (Object step : steps) {
        path.add(step(place, Optional.ofNullable(step)));
      }
      paths.add(new ClaimsPath(path));
    }
    if (paths.isEmpty()) {
      throw new ConfigFault(node.at("claims"), "empty", PATH_FORM);
    }
    return paths;
  }

  private static Step step(String place, Optional<Object> written) throws ConfigFault {
    if (written.isEmpty()) {
      return new Step.EveryElement();
    }
    if (written.get() instanceof String name && !name.isEmpty()) {
      return new Step.Member(name);
    }
    if (written.get() instanceof Integer index && index >= 0) {
      return new Step.Element(index);
    }
    throw new ConfigFault(place, "no path", PATH_FORM);
  }

  /** In the form that a request has it, which is JSON. */
  private static Policy policy(ConfigNode service) throws ConfigFault {
    ConfigNode node = service.node("policy");
    try {
      byte[] json = JsonMapper.builder().build().writeValueAsBytes(node.members());
      return PolicyReader.read(Json.readObject(json, JsonLimits.DEFAULT));
    } catch (RequestFault e) {
      throw new ConfigFault(
          node.path() + e.pointer().replace('/', '.'), "not a policy", e.detail());
    } catch (JacksonException | JsonException e) {
      throw new ConfigFault(node.path(), "not a policy", "must be as the policy of a request");
    }
  }
}
