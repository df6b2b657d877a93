package dev.darkroom.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlTest {

    @Test
    void aRecipeByHandIsTheSameAsInJson() throws InvalidDocument {
        String yaml =
                """
                # for the landing page
                name: landing
                tolerant: true
                renditions:
                  - name: hero
                    width: 1600
                    height: 900
                    fit: cover
                    position: attention
                    format: webp
                  - {name: "320", width: 320, background: "#000000"}
                """;
        String json =
                """
                {"name":"landing","tolerant":true,"renditions":[
                {"name":"hero","width":1600,"height":900,"fit":"cover","position":"attention","format":"webp"},
                {"name":"320","width":320,"background":"#000000"}]}
                """;

        assertThat(Json.request(Yaml.toJson(yaml), Recipe.class))
                .isEqualTo(Json.request(json, Recipe.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"name: [", "name: a\nname: b", "\t- x"})
    void whatIsNoYamlIsRefused(String yaml) {
        assertThatThrownBy(() -> Yaml.toJson(yaml))
                .isInstanceOf(InvalidDocument.class)
                .hasMessageContaining("not YAML");
    }

    @Test
    void anchorsThatExplodeAreRefused() {
        var bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 12; i++) {
            String refs = String.join(", ", Collections.nCopies(9, "*a" + (i - 1)));
            bomb.append("a%d: &a%d [%s]\n".formatted(i, i, refs));
        }

        assertThatThrownBy(() -> Json.request(Yaml.toJson(bomb.toString()), Recipe.class))
                .isInstanceOf(InvalidDocument.class);
    }
}
