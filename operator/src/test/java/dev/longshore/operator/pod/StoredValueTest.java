package dev.longshore.operator.pod;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoredValueTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
            arn:aws:secretsmanager:eu-west-1:1:secret:db-AbCdEf, db, value
            arn:aws:secretsmanager:eu-west-1:1:secret:prod/web/db-AbCdEf, prod.web.db, value
            arn:aws:secretsmanager:eu-west-1:1:secret:db-AbCdEf:password::, db, password
            arn:aws:secretsmanager:eu-west-1:1:secret:db-AbCdEf:pass word::, db, pass-word
            arn:aws:secretsmanager:eu-west-1:1:secret:db-AbCdEf::AWSCURRENT:, db, value
            arn:aws:secretsmanager:eu-west-1:1:secret:db-AbCdEf::AWSPREVIOUS:, db.awsprevious, value
            arn:aws:secretsmanager:eu-west-1:1:secret:db-AbCdEf:user::9d4cb84b-ad69-40c0-a0ab-cead3EXAMPLE, db.9d4cb84b-ad69-40c0-a0ab-cead3example, user
            arn:aws:secretsmanager:eu-west-1:1:secret:Prod_DB-AbCdEf, prod-db, value
            arn:aws:ssm:eu-west-1:1:parameter/prod/db/password, prod.db.password, value
            arn:aws-cn:ssm:eu-west-1:1:parameter/password, password, value
            /prod/db/password, prod.db.password, value
            password, password, value
            """)
    void isNamedAfterTheSecretOrParameter(String valueFrom, String secret, String key) {
        assertThat(StoredValue.of(SecretReference.parse(valueFrom))).isEqualTo(new StoredValue(secret, key));
    }

    @ParameterizedTest
    @CsvSource({
        "arn:aws:s3:::my-bucket/app.env, my-bucket.app.env",
        "arn:aws:s3:::my.bucket/path/To_app.env, my.bucket.path.to-app.env"
    })
    void aFileIsNamedAfterItsBucketAndPath(String object, String configMap) {
        assertThat(StoredValue.configMap(object)).isEqualTo(configMap);
    }

    @Test
    void aNameThatIsTooLongIsCut() {
        assertThat(StoredValue.of(SecretReference.parse("/" + "a".repeat(300))).secret())
                .hasSizeLessThanOrEqualTo(253);
    }
}
